// Hand-written bound for the rate model: the best of five rounds of `steps` steps. gcc -O3 -march=native -ffast-math -DREAL=float ref_rate.c ; ./a.out N steps dense|csr
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#ifndef REAL
#define REAL float
#endif
static double clk(clockid_t c){struct timespec t;clock_gettime(c,&t);return t.tv_sec+1e-9*t.tv_nsec;}
static uint64_t s=88172645463325252ull;static inline uint64_t rnd(void){s^=s<<13;s^=s>>7;s^=s<<17;return s;}
static void*big(size_t n){n=(n+(2u<<20))&~(size_t)((2u<<20)-1);void*p=mmap(0,n,3,MAP_PRIVATE|MAP_ANONYMOUS,-1,0);madvise(p,n,MADV_HUGEPAGE);return p;}
static int cmp(const void*a,const void*b){uint32_t x=*(uint32_t*)a,y=*(uint32_t*)b;return x<y?-1:x>y;}
int main(int c,char**v){(void)c;size_t N=atol(v[1]);int steps=atoi(v[2]),csr=v[3][0]=='c';size_t K=csr?N/10:N;
  REAL*W=big(N*K*sizeof(REAL)),*a=big(N*sizeof(REAL)),*y=big(N*sizeof(REAL));uint16_t*ix=csr?big(N*K*2):0;
  for(size_t i=0;i<N*K;i++)W[i]=(rnd()>>40)*0x1p-24;for(size_t i=0;i<N;i++)a[i]=(rnd()>>40)*0x1p-24;
  if(csr){uint32_t*t=malloc(K*4);for(size_t i=0;i<N;i++){for(size_t j=0;j<K;j++)t[j]=(rnd()>>20)%N;qsort(t,K,4,cmp);for(size_t j=0;j<K;j++)ix[i*K+j]=t[j];}}
  double best=1e9,wall=0;
  for(int r=0;r<5;r++){double t=clk(CLOCK_PROCESS_CPUTIME_ID),w=clk(CLOCK_MONOTONIC);
   for(int q=0;q<steps;q++){
    if(!csr){size_t i=0;for(;i+4<=N;i+=4){REAL s0=0,s1=0,s2=0,s3=0;const REAL*p=W+i*N;for(size_t j=0;j<N;j++){REAL x=a[j];s0+=p[j]*x;s1+=p[N+j]*x;s2+=p[2*N+j]*x;s3+=p[3*N+j]*x;}y[i]=s0;y[i+1]=s1;y[i+2]=s2;y[i+3]=s3;}
     for(;i<N;i++){REAL s0=0;for(size_t j=0;j<N;j++)s0+=W[i*N+j]*a[j];y[i]=s0;}}
    else for(size_t i=0;i<N;i++){REAL s0=0;const REAL*p=W+i*K;const uint16_t*x=ix+i*K;for(size_t j=0;j<K;j++)s0+=p[j]*a[x[j]];y[i]=s0;}
    // all activities decay before the product is taken, so .99 folds into the product's factor
    REAL f=(REAL).99/N;for(size_t i=0;i<N;i++)a[i]=a[i]*(REAL).99+y[i]*f;
    // noise of density .01: skip to the next hit instead of drawing for every neuron (geometric; here a uniform gap of mean 100)
    for(size_t i=rnd()%199;i<N;i+=1+rnd()%199)a[i]+=(rnd()>>40)*0x1p-24;
   } t=clk(CLOCK_PROCESS_CPUTIME_ID)-t;w=clk(CLOCK_MONOTONIC)-w;if(t<best){best=t;wall=w;}}
  struct rusage u;getrusage(RUSAGE_SELF,&u);
  printf("RESULT {\"model\": \"rate\", \"sim\": \"C ref\", \"mode\": \"%s f%d\", \"threads\": 1, \"N\": %zu, \"steps\": %d, \"wall\": %.6f, \"cpu\": %.6f, \"us_per_step\": %.3f, \"rss_mb\": %ld}\n",csr?"csr idx16":"dense",(int)sizeof(REAL)*8,N,steps,wall,best,best/steps*1e6,u.ru_maxrss>>10);return 0;}
